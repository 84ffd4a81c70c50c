package shangui.user;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import shangui.web.FormToken;
import shangui.web.HeaderPart;

/** What pages know of who is signed in. */
final class SignedInParts {

    private SignedInParts() {
    }

    /** `$me`: the account, or null. */
    @Singleton
    static final class Me implements HeaderPart {

        @Override
        public String name() {
            return "me";
        }

        @Override
        public Object of(HttpRequest<?> request) {
            return SignedIn.account(request).orElse(null);
        }

        @Override
        public boolean isCheap() {
            return true;
        }
    }

    /** `$token`: what every form of this session must carry. */
    @Singleton
    static final class Token implements FormToken {

        @Override
        public String of(HttpRequest<?> request) {
            return SignedIn.formToken(request).orElse(null);
        }
    }
}
