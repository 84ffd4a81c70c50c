import { describe, expect, it } from 'vitest';
import { stepped } from './quantity-stepper';

describe('the quantity stepper', () => {
  it('adds and takes away one', () => {
    expect(stepped('2', 1, 1, 9)).toBe(3);
    expect(stepped('2', -1, 1, 9)).toBe(1);
  });

  it('stays within its limits', () => {
    expect(stepped('9', 1, 1, 9)).toBe(9);
    expect(stepped('1', -1, 1, 9)).toBe(1);
    expect(stepped('500', 1, 1, 9)).toBe(9);
  });

  it('starts at the least where nothing was typed', () => {
    expect(stepped('', 1, 1, 9)).toBe(1);
  });

  it('tells the form of a change and closes the button at its limit', () => {
    const page = document.createElement('main');
    page.innerHTML = '<quantity-stepper><button></button><input value="8" min="1" max="9"><button></button></quantity-stepper>';
    document.body.replaceChildren(page);
    const [less, more] = document.querySelectorAll('button');
    const heard: string[] = [];
    document.body.addEventListener('change', event => heard.push((event.target as HTMLInputElement).value));

    more!.click();

    expect(heard).toEqual(['9']);
    expect(more!.disabled).toBe(true);
    expect(less!.disabled).toBe(false);
  });
});
