package shangui.entry;


/** What a counter sold and earned in a month. */
public record CounterRow(long counterId, String name, String nameEn, String storeName, String storeNameEn, Sums sums) {}
