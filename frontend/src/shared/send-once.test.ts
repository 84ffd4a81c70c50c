import { describe, expect, it } from 'vitest';
import { letSendAgain, mayBeSent } from './send-once';

function post(): { form: HTMLFormElement; sent: () => boolean } {
  document.body.innerHTML = '<form method="post"><input type="hidden" name="key" value="k-1"></form>';
  const form = document.querySelector('form')!;
  return { form, sent: () => form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })) };
}

describe('a form', () => {
  it('is sent once, however often it is tapped, and keeps its key', () => {
    const { form, sent } = post();
    expect(sent()).toBe(true);
    expect(sent()).toBe(false);
    expect(form.querySelector('input')!.value).toBe('k-1');
  });

  it('may be sent again when the answer never came', () => {
    const { form } = post();
    expect(mayBeSent(form, 1_000)).toBe(true);
    expect(mayBeSent(form, 10_999)).toBe(false);
    expect(mayBeSent(form, 11_000)).toBe(true);
  });

  it('may be sent again after coming back to the page', () => {
    const { form, sent } = post();
    sent();
    letSendAgain(form);
    expect(sent()).toBe(true);
  });

  it('that only looks something up is never held back', () => {
    document.body.innerHTML = '<form method="get"></form>';
    const look = () => document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    expect([look(), look()]).toEqual([true, true]);
  });
});
