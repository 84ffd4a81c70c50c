package shangui.web;

import java.util.List;

/** What a write came to: done, with where to go on, or refused, with the sentence that says why. */
public sealed interface Answer {

    /**
     * Done. A page goes on to `location` (a path without language) and shows the notice there; the API answers `body`.
     *
     * @param status what the API answers: 200 or 201
     */
    record Done(String location, Object body, int status, Notice notice) implements Answer {

        /** The same, with a sentence to show on the next page. */
        public Done saying(String key, Object... arguments) {
            return new Done(location, body, status, Notice.of(key, arguments));
        }

        /** The same, answered by the API as 201. */
        public Done created() {
            return new Done(location, body, 201, notice);
        }
    }

    /**
     * Refused for a reason the one who asked can understand: nothing of the write stays.
     *
     * @param status 404, 409 or 422
     * @param field the field to blame, or null
     */
    record Refused(int status, String key, List<Object> arguments, String field) implements Answer, shangui.db.Refusal {

        /** The same, shown beside a field. */
        public Refused at(String field) {
            return new Refused(status, key, arguments, field);
        }
    }

    static Done done(String location, Object body) {
        return new Done(location, body, 200, Notice.NONE);
    }

    static Refused refused(int status, String key, Object... arguments) {
        return new Refused(status, key, List.of(arguments), null);
    }
}
