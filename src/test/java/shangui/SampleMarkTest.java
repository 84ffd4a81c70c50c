package shangui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Scenes;
import shangui.testing.Scenes.Scene;
import shangui.testing.ShopTest;
import shangui.web.SampleData;

/** In the sample world every page, file and answer to a program says 示例数据: no real government's sales are invented in earnest. */
@ShopTest
class SampleMarkTest {

    @Inject SampleData sampleData;

    @BeforeEach
    void thisIsASampleWorld() {
        if (!sampleData.isLoaded()) {
            sampleData.fill(() -> { });
        }
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerSaysSo(RunningShop running) {
        Scenes scenes = new Scenes(running);
        return AccessTest.rows().filter(row -> !row.route().writes()).map(row -> DynamicTest.dynamicTest(row.route().toString(), () -> {
            Scene scene = row.scene(scenes);
            row.route().doors().forEach(door -> {
                Response answer = door.startsWith("/api/") ? scene.by().getJson(scene.at(door)) : scene.by().get(scene.at(door));
                assertThat(answer.header("Shangui-Sample-Data")).as(door).isEqualTo("true");
                assertThat(saysSo(answer)).as("%s says 示例数据: %s", door, answer).isTrue();
            });
        }));
    }

    private static boolean saysSo(Response answer) {
        String type = String.valueOf(answer.header("content-type"));
        boolean page = type.startsWith("text/html") || type.contains("json") && !answer.path().startsWith("/health");
        return page ? answer.text().contains("示例数据")
            : answer.header("content-disposition") == null || answer.header("content-disposition").contains("DEMO-");
    }
}
