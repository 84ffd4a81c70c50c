import './shared/error-summary';
import './shared/send-once';
import './shared/copy-code';
import './shared/live-part';
