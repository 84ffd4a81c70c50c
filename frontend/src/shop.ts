import './shared/error-summary';
import './shared/send-once';
import './shared/quantity-stepper';
import './shared/live-form';
import './shared/copy-code';
import './storefront/near-me';
import './storefront/offline';
