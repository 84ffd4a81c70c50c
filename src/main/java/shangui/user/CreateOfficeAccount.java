package shangui.user;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import shangui.db.Command;

/** `create-office-account NAME`: the first account. Its password is made and shown once, or read from standard input. */
@Singleton
class CreateOfficeAccount implements Command {

    private static final int WRONG_USE = 2;
    private static final int REFUSED = 1;

    private final Accounts accounts;
    private final Passwords passwords;

    CreateOfficeAccount(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Override
    public String name() {
        return "create-office-account";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2 || arguments.size() == 2 && !arguments.get(1).equals("password-from-input")) {
            System.err.println("Use: create-office-account NAME [password-from-input]");
            return WRONG_USE;
        }
        boolean typed = arguments.size() == 2;
        String username = arguments.getFirst();
        if (accounts.find(username).isPresent()) {
            System.err.println("There is an account " + username + " already.");
            return REFUSED;
        }
        return create(username, typed ? line() : passwords.generated(), typed);
    }

    private int create(String username, String password, boolean typed) {
        try {
            accounts.create(username, Role.OFFICE, null, password);
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            return REFUSED;
        }
        System.out.println("Office account " + username + " created." + (typed ? "" : " Its password, shown this once: " + password));
        return 0;
    }

    private static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
