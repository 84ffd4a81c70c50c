package shangui.payment;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.context.env.Environment;

/** Play money: wherever it is not production, unless `shangui.payment.simulated` says otherwise. */
class Simulated implements Condition {

    @Override
    public boolean matches(ConditionContext context) {
        boolean production = context.getBean(Environment.class).getActiveNames().contains("prod");
        return context.getProperty("shangui.payment.simulated", Boolean.class).orElse(!production);
    }
}
