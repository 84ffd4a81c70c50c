package shangui.db;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;

/** Jobs wait for the shop to open: what they would find before that is half done. */
@Singleton
@InterceptorBean(Job.class)
class JobGate implements MethodInterceptor<Object, Object> {

    private final Opening opening;

    JobGate(Opening opening) {
        this.opening = opening;
    }

    @Override
    @Nullable
    public Object intercept(MethodInvocationContext<Object, Object> job) {
        return opening.waiting().isPresent() ? null : job.proceed();
    }
}
