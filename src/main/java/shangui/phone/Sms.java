package shangui.phone;

import io.micronaut.core.annotation.Nullable;

/** Whether text messages go out from here at all. What is to be told is told by events; the package above hears them. */
public interface Sms {

    /** Codes that show a phone is somebody's. */
    boolean sendsCodes();

    /** That goods are back. */
    boolean sendsNotices();

    /** In a shop to try: the page where what would have been sent can be read. */
    @Nullable
    String readAt();
}
