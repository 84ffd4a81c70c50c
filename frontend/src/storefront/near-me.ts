/** About a kilometre: a hundredth of a degree is all we ask to know. */
export function rounded(place: { latitude: number; longitude: number }): string {
  return `${place.latitude.toFixed(2)},${place.longitude.toFixed(2)}`;
}

/**
 * `<near-me path="/stores" hidden>` around a button, a status line and a `<template>` with what is said when no place is told.
 * Where the phone is is asked for when the button is tapped, never before.
 */
class NearMe extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.geolocation) return;
    this.hidden = false;
    // on itself: what stands inside may come after it
    this.addEventListener('click', tap => { if ((tap.target as Element).closest('button')) this.ask(); });
  }

  private get path(): string { return this.getAttribute('path') ?? ''; }

  private ask(): void {
    navigator.geolocation.getCurrentPosition(
      place => location.assign(`${this.path}${this.path.includes('?') ? '&' : '?'}near=${rounded(place.coords)}`),
      () => { this.querySelector('[role=status]')!.textContent = this.querySelector('template')!.content.textContent; },
      { maximumAge: 600_000, timeout: 10_000 });
  }
}

customElements.define('near-me', NearMe);
