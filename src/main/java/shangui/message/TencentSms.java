package shangui.message;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.sms.v20210111.SmsClient;
import com.tencentcloudapi.sms.v20210111.models.SendSmsRequest;
import com.tencentcloudapi.sms.v20210111.models.SendStatus;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.URI;

/** Tencent Cloud SMS (腾讯云短信), through its own library, which signs each request. Templates and signature were approved there. */
@Singleton
@Requires(property = "shangui.sms.secret-id")
class TencentSms implements SmsGateway {

    private static final int PATIENCE_SECONDS = 10;
    private static final String CHINA = "+86";

    private final Environment settings;
    private final SmsClient client;
    private final String app;
    private final String signature;

    /** @param endpoint another address than the provider's own, for tests @param app its SdkAppId @param signature 短信签名, as approved */
    TencentSms(@Property(name = "shangui.sms.secret-id") String secretId, @Property(name = "shangui.sms.secret-key") String secretKey,
               @Property(name = "shangui.sms.region", defaultValue = "ap-guangzhou") String region,
               @Property(name = "shangui.sms.endpoint", defaultValue = "https://sms.tencentcloudapi.com") URI endpoint,
               @Property(name = "shangui.sms.app") String app, @Property(name = "shangui.sms.signature") String signature, Environment settings) {
        var http = new HttpProfile();
        http.setProtocol(endpoint.getScheme() + "://");
        http.setEndpoint(endpoint.getAuthority());
        http.setConnTimeout(PATIENCE_SECONDS);
        http.setReadTimeout(PATIENCE_SECONDS);
        http.setWriteTimeout(PATIENCE_SECONDS);
        this.client = new SmsClient(new Credential(secretId, secretKey), region, new ClientProfile(ClientProfile.SIGN_TC3_256, http));
        this.app = app;
        this.signature = signature;
        this.settings = settings;
    }

    @Override
    public boolean sends(SmsKind kind) {
        return !template(kind, "zh").isEmpty();
    }

    @Override
    public boolean pretends() {
        return false;
    }

    @Override
    public void send(TextMessage message) throws NotSent {
        var request = new SendSmsRequest();
        request.setSmsSdkAppId(app);
        request.setSignName(signature);
        request.setTemplateId(template(message.kind(), message.language()));
        request.setTemplateParamSet(message.words().toArray(String[]::new));
        request.setPhoneNumberSet(new String[] {CHINA + message.phone()});
        request.setSessionContext(Long.toString(message.id()));
        SendStatus status;
        try {
            status = client.SendSms(request).getSendStatusSet()[0];
        } catch (TencentCloudSDKException fault) {
            if (answered(fault) || fault.getCause() instanceof ConnectException) {
                throw new NotSent(fault.getErrorCode() + " " + fault.getMessage(), fault);
            }
            throw new IllegalStateException("Nobody knows whether message " + message.id() + " was sent", fault);
        }
        if (!"Ok".equals(status.getCode())) {
            throw new NotSent(status.getCode() + " " + status.getMessage(), null);
        }
    }

    /** The provider said no, with a code of its own. */
    private static boolean answered(TencentCloudSDKException fault) {
        return fault.getErrorCode() != null && !fault.getErrorCode().isEmpty();
    }

    /** An English one where there is one. */
    private String template(SmsKind kind, String language) {
        String chinese = settings.getProperty("shangui.sms.templates." + kind.setting(), String.class, "").strip();
        return language.equals("en") ? settings.getProperty("shangui.sms.templates." + kind.setting() + "-en", String.class, chinese).strip() : chinese;
    }
}
