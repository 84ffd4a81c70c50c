/** A page that came back with errors starts at its summary. */
document.querySelector<HTMLElement>('.error-summary')?.focus();

export {};
