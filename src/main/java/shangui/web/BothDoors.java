package shangui.web;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Produces;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a controller: it takes forms and JSON, and answers pages and JSON. Every controller that shows pages carries it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON})
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
public @interface BothDoors {
}
