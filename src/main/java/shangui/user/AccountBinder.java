package shangui.user;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A controller's `Account` argument: who is signed in, known once the filters have run. */
@Singleton
final class AccountBinder implements TypedRequestArgumentBinder<Account>, PostponedRequestArgumentBinder<Account> {

    @Override
    public Argument<Account> argumentType() {
        return Argument.of(Account.class);
    }

    @Override
    public BindingResult<Account> bind(ArgumentConversionContext<Account> context, HttpRequest<?> request) {
        Optional<Account> account = SignedIn.account(request);
        return () -> account;
    }
}
