package shangui.user;

/** What became of something the office wanted done with an account. */
public sealed interface AccountOutcome {

    record Done(long accountId) implements AccountOutcome {
    }

    /** No account can be called so. */
    record NotAName() implements AccountOutcome {
    }

    record NameTaken() implements AccountOutcome {
    }

    /** Nobody takes anything away from himself, so there is always an office account left. */
    record Oneself() implements AccountOutcome {
    }

    /** The account, or that of who asks, is no longer in the state it was seen in. */
    record Overtaken() implements AccountOutcome {
    }
}
