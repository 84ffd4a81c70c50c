import { letSendAgain } from './send-once';

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
 * `<live-form parts="status basket-bar">` around a form: sends it and takes the named parts out of the page that
 * answers. What goes wrong on the way falls back to sending the form the plain way.
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
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(fields(form, submitter)),
        headers: { Accept: 'text/html' },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      swapParts(new DOMParser().parseFromString(await answer.text(), 'text/html'), document, this.parts);
      letSendAgain(form);
    } catch {
      form.submit();
    }
  }

  private get parts(): string[] { return (this.getAttribute('parts') ?? '').split(' ').filter(Boolean); }
}

function fields(form: HTMLFormElement, submitter: HTMLElement | null): [string, string][] {
  const typed = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string');
  const name = submitter?.getAttribute('name');
  return name ? [...typed, [name, submitter?.getAttribute('value') ?? '']] : typed;
}

customElements.define('live-form', LiveForm);
