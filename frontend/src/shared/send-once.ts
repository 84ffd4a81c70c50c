/**
 * A form is sent once: a second tap while the first is under way does nothing. The form keeps its key, so even a
 * tap that slips through is the same request to the server. Coming back to the page makes the form usable again.
 */
const waitMillis = 10_000;

export function mayBeSent(form: HTMLFormElement, now: number): boolean {
  const sentAt = Number(form.dataset['sentAt'] ?? -Infinity);
  if (now - sentAt < waitMillis) return false;
  form.dataset['sentAt'] = String(now);
  return true;
}

export function letSendAgain(form: HTMLFormElement): void {
  delete form.dataset['sentAt'];
}

document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement;
  if (form.method === 'post' && !mayBeSent(form, Date.now())) event.preventDefault();
});

addEventListener('pageshow', () => {
  for (const form of document.forms) letSendAgain(form);
});
