/** A refusal is gone as soon as the form is sent again: what stays on the screen is always about the last attempt. */

const SENDS = '.form-actions .btn-primary, .modal-footer .btn-primary';

document.addEventListener('click', event => {
  if (event.target.closest?.(SENDS)) {
    document.querySelectorAll('.notifications .alert-danger .close[ng-click*=removeNotification]').forEach(close => close.click());
  }
}, true);
