import { letSendAgain } from './send-once';

const refused = Symbol('refused');
const unreached = Symbol('unreached');

/**
 * Puts the named parts of an answered page into this one. The status line stays where it is and only its words
 * change, so that a screen reader hears them once; focus does not move.
 */
export function swapParts(from: Document, to: Document, ids: string[]): void {
  for (const id of ids) {
    const fresh = from.getElementById(id);
    const old = to.getElementById(id);
    if (!old) continue;
    if (old.getAttribute('role') === 'status') old.textContent = fresh?.textContent?.trim() ?? '';
    else if (fresh) old.replaceWith(to.adoptNode(fresh));
  }
}

/**
 * `<live-form parts="status basket-bar" offline="…">` around a form: sends it and takes the named parts out of the page
 * that answers. A refusal falls back to sending the form the plain way; without a network the page stays, and the status
 * line says so in the words of `offline`.
 */
class LiveForm extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('submit', event => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      void this.send(event.target as HTMLFormElement, event.submitter);
    });
  }

  private async send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const html = await this.answered(form, submitter);
    if (html === refused) return form.submit();
    if (html === unreached) this.sayOffline();
    else swapParts(new DOMParser().parseFromString(html, 'text/html'), document, this.parts);
    letSendAgain(form);
  }

  private async answered(form: HTMLFormElement, submitter: HTMLElement | null): Promise<string | typeof refused | typeof unreached> {
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(fields(form, submitter)),
        headers: { Accept: 'text/html' },
      });
      return answer.ok ? await answer.text() : refused;
    } catch {
      return unreached;
    }
  }

  private sayOffline(): void {
    const line = document.getElementById('status');
    if (!line) return;
    line.textContent = this.getAttribute('offline');
    line.scrollIntoView({ block: 'nearest' });
  }

  private get parts(): string[] { return (this.getAttribute('parts') ?? '').split(' ').filter(Boolean); }
}

function fields(form: HTMLFormElement, submitter: HTMLElement | null): [string, string][] {
  const typed = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string');
  const name = submitter?.getAttribute('name');
  return name ? [...typed, [name, submitter?.getAttribute('value') ?? '']] : typed;
}

customElements.define('live-form', LiveForm);
