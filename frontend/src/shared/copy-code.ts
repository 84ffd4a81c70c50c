/** `<copy-code value="48271905" done="…">` around a button: copies the value and says so on the button. */
class CopyCode extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.clipboard) return this.remove();
    this.querySelector('button')!.addEventListener('click', () => void this.copy());
  }

  private async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.getAttribute('value') ?? '');
    this.querySelector('[role=status]')!.textContent = this.getAttribute('done');
  }
}

customElements.define('copy-code', CopyCode);
