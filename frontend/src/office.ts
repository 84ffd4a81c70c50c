import './shared/error-summary';
import './shared/send-once';
