package shangui.picture;

/** What a picture says it shows: the very lot on sale, the goods or the place themselves, or only what they are like. */
public enum PictureKind { THIS_LOT, PHOTOGRAPH, DRAWING }
