package shangui.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How the simulated provider seals what it tells, by the book of WeChat Pay v3: its own RSA key, a shared AES key. */
class CallbackSeal {

    private static final int TAG_BITS = 128;
    private static final String ASSOCIATED = "transaction";

    private final KeyPair keys = newKeys();
    private final SecureRandom random = new SecureRandom();
    private final String keyId = "PUB_KEY_ID_" + HexFormat.of().formatHex(random(8)).toUpperCase(Locale.ROOT);
    private final String apiKey = HexFormat.of().formatHex(random(16));

    /** What goes over the wire. */
    record Callback(Map<String, String> headers, String body) {}

    PublicKey publicKey() {
        return keys.getPublic();
    }

    String keyId() {
        return keyId;
    }

    /** 32 characters. */
    String apiKey() {
        return apiKey;
    }

    Callback seal(String resource, Instant at) {
        String body = body(resource, UUID.randomUUID().toString(), at);
        String timestamp = Long.toString(at.getEpochSecond());
        String nonce = HexFormat.of().formatHex(random(16));
        return new Callback(Map.of("Content-Type", "application/json", "Wechatpay-Serial", keyId, "Wechatpay-Timestamp", timestamp,
            "Wechatpay-Nonce", nonce, "Wechatpay-Signature", signature(timestamp + "\n" + nonce + "\n" + body + "\n")), body);
    }

    private String body(String resource, String eventId, Instant at) {
        String nonce = HexFormat.of().formatHex(random(6));
        return """
            {"id":"%s","create_time":"%s","event_type":"TRANSACTION.SUCCESS","resource_type":"encrypt-resource","summary":"paid",\
            "resource":{"algorithm":"AEAD_AES_256_GCM","original_type":"transaction","associated_data":"%s","nonce":"%s","ciphertext":"%s"}}"""
            .formatted(eventId, at, ASSOCIATED, nonce, encrypted(resource, nonce));
    }

    private String encrypted(String text, String nonce) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(apiKey.getBytes(StandardCharsets.UTF_8), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(ASSOCIATED.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signature(String message) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
