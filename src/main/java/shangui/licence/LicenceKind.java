package shangui.licence;

/** 食品生产许可, 小作坊登记, 食品经营许可, 产品认证, 检测报告, 动物检疫证明, 中药材许可, 其他. */
public enum LicenceKind { FOOD_PRODUCTION, SMALL_WORKSHOP, FOOD_TRADE, CERTIFICATION, TEST_REPORT, QUARANTINE, HERB_APPROVAL, OTHER }
