package shangui.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;

/**
 * Serves English pages on the same routes: `/en/orders/x` goes on as `/orders/x` with a header of our own that asks for
 * English. It is done before routing, where the address is still plain text, so no route has to name both.
 */
@Singleton
final class EnglishPrefix implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    static final String HEADER = "shangui-english";

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new OnEachConnection(null));
        return event.getBean();
    }

    private record OnEachConnection(Channel channel) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel opened, ChannelRole role) {
            return new OnEachConnection(opened);
        }

        @Override
        public void onStreamPipelineBuilt() {
            channel.pipeline().addBefore(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, "shangui-english", new Strip());
        }
    }

    @ChannelHandler.Sharable
    static final class Strip extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                strip(request);
            }
            context.fireChannelRead(message);
        }

        private static void strip(HttpRequest request) {
            request.headers().remove(HEADER);
            if (Door.under(request.uri(), "/en")) {
                String rest = request.uri().substring(3);
                request.setUri(rest.startsWith("/") ? rest : "/" + rest);
                request.headers().set(HEADER, "1");
            }
        }
    }
}
