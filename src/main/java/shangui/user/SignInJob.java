package shangui.user;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Lets go what nobody is signed in to or counted by any more, nightly. */
@Job
class SignInJob {

    private final SignInLimit limit;
    private final KnownBrowsers browsers;
    private final Sessions sessions;

    SignInJob(SignInLimit limit, KnownBrowsers browsers, Sessions sessions) {
        this.limit = limit;
        this.browsers = browsers;
        this.sessions = sessions;
    }

    @Scheduled(cron = "0 30 3 * * ?", zoneId = "Asia/Shanghai")
    int deleteOld() {
        return limit.deleteOld() + browsers.deleteOld() + sessions.deleteExpired();
    }
}
