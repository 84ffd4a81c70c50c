import { swapParts } from './live-form';

/**
 * `<live-part id="x" tabindex="-1" done="…" running>` around what is under way: as long as it is running, this page is asked for again
 * every second and its part `x-progress` taken over; when it no longer is, the whole, and the status line says `done`.
 */
export const everyMillis = 1_000;

class LivePart extends HTMLElement {
  private next: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    if (this.hasAttribute('running')) this.next = setTimeout(() => void this.look(), everyMillis);
  }

  disconnectedCallback(): void { clearTimeout(this.next); }

  private async look(): Promise<void> {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (!answer.ok) throw new Error(String(answer.status));
      this.take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      // the next look may find it
    }
    if (this.isConnected) this.connectedCallback();
  }

  private take(fresh: Document): void {
    const part = fresh.getElementById(this.id);
    if (!part || part.hasAttribute('running')) return swapParts(fresh, document, [`${this.id}-progress`]);
    const hadFocus = this.contains(document.activeElement);
    swapParts(fresh, document, [this.id]);
    if (hadFocus) document.getElementById(this.id)?.focus();
    const status = document.getElementById('status');
    if (status) status.textContent = this.getAttribute('done');
  }
}

customElements.define('live-part', LivePart);
