/** What stands in the box after a tap: whole, and within its limits. */
export function stepped(typed: string, by: number, min: number, max: number): number {
  const current = Number.parseInt(typed, 10);
  const next = Number.isNaN(current) ? min : current + by;
  return Math.min(Math.max(next, min), max);
}

/** `<quantity-stepper>`: a button that takes one away, the box, a button that adds one. */
class QuantityStepper extends HTMLElement {
  connectedCallback(): void {
    this.less.addEventListener('click', () => this.step(-1));
    this.more.addEventListener('click', () => this.step(1));
    this.box.addEventListener('input', () => this.showLimits());
    this.showLimits();
  }

  private step(by: number): void {
    this.box.value = String(stepped(this.box.value, by, this.min, this.max));
    this.box.dispatchEvent(new Event('change', { bubbles: true }));
    this.showLimits();
  }

  private showLimits(): void {
    const value = Number.parseInt(this.box.value, 10);
    this.less.disabled = value <= this.min;
    this.more.disabled = value >= this.max;
  }

  private get box(): HTMLInputElement { return this.querySelector('input')!; }
  private get less(): HTMLButtonElement { return this.querySelector('button:first-child')!; }
  private get more(): HTMLButtonElement { return this.querySelector('button:last-child')!; }
  private get min(): number { return this.box.min === '' ? 0 : Number(this.box.min); }
  private get max(): number { return this.box.max === '' ? 999 : Number(this.box.max); }
}

customElements.define('quantity-stepper', QuantityStepper);
