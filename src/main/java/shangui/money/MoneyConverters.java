package shangui.money;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.convert.TypeConverter;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/** How Money crosses borders: a BIGINT of fen in the database, an integer of fen in JSON. */
@Factory
class MoneyConverters {

    @Singleton
    TypeConverter<Money, Long> moneyToColumn() {
        return (money, type, context) -> Optional.of(money.fen());
    }

    @Singleton
    TypeConverter<Number, Money> columnToMoney() {
        return (fen, type, context) -> Optional.of(Money.ofFen(fen.longValue()));
    }

    @Singleton
    static class MoneySerde implements Serde<Money> {

        @Override
        public void serialize(Encoder encoder, EncoderContext context, Argument<? extends Money> type, Money money) throws IOException {
            encoder.encodeLong(money.fen());
        }

        /** Read as a node, because {@code decodeLong} makes 12 of 12.5 and 1 of true. */
        @Override
        public Money deserialize(Decoder decoder, DecoderContext context, Argument<? super Money> type) throws IOException {
            var node = decoder.decodeNode();
            if (node.isNumber() && (node.getNumberValue() instanceof Integer || node.getNumberValue() instanceof Long) && node.getLongValue() != Long.MIN_VALUE) {
                return Money.ofFen(node.getLongValue());
            }
            throw decoder.createDeserializationException("Not a whole number of fen", node.getValue());
        }
    }
}
