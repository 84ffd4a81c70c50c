package shangui.imports;

/** A text means nothing its column can hold; the message says why. */
public final class Misread extends Exception {

    final String key;
    final transient Object[] arguments;

    public Misread(String key, Object... arguments) {
        super(key, null, false, false);
        this.key = key;
        this.arguments = arguments;
    }
}
