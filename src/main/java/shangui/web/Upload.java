package shangui.web;

/**
 * A file someone sent with a form (`enctype="multipart/form-data"`), or in JSON as `{"name": …, "content": base64}`. The name is the
 * sender's word and is only shown.
 *
 * @param name at most 200 characters, without folders
 */
public record Upload(String name, byte[] content) {
}
