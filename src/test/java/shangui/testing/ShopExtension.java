package shangui.testing;

import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts and stops the shop of a {@link ShopTest}; nested classes share it. */
class ShopExtension implements BeforeAllCallback, AfterAllCallback, TestInstancePostProcessor, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ShopExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (shop(context) == null) {
            var test = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), ShopTest.class).orElseThrow();
            context.getStore(NAMESPACE).put(RunningShop.class, RunningShop.start(properties(test)));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        RunningShop shop = context.getStore(NAMESPACE).remove(RunningShop.class, RunningShop.class);
        if (shop != null) {
            try (shop) {
                shop.assertAuditIsClean();
            }
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) throws IllegalAccessException {
        for (Class<?> type = instance.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    field.setAccessible(true);
                    field.set(instance, shop(context).get(field.getType()));
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return shop(context).has(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shop(context).get(parameter.getParameter().getType());
    }

    /** A store asks its parents too, so a nested class finds the shop of the class around it. */
    private static RunningShop shop(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(RunningShop.class, RunningShop.class);
    }

    private static Map<String, Object> properties(ShopTest test) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String property : test.properties()) {
            int equals = property.indexOf('=');
            properties.put(property.substring(0, equals), property.substring(equals + 1));
        }
        return properties;
    }
}
