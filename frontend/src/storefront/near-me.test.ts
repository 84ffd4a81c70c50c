import { describe, expect, it, vi } from 'vitest';
import { rounded } from './near-me';

function page(): HTMLElement {
  document.body.innerHTML = '<near-me path="/stores" hidden><button></button><p role="status"></p><template>not told</template></near-me>';
  return document.querySelector('near-me')!;
}

describe('near me', () => {
  it('tells no more than a hundredth of a degree', () => {
    expect(rounded({ latitude: 29.078912, longitude: 119.647388 })).toBe('29.08,119.65');
  });

  it('asks only when tapped, and says so when nothing is told', () => {
    const getCurrentPosition = vi.fn((_: unknown, refused: () => void) => refused());
    vi.stubGlobal('navigator', { geolocation: { getCurrentPosition } });
    const element = page();
    expect(element.hidden).toBe(false);
    expect(getCurrentPosition).not.toHaveBeenCalled();

    element.querySelector('button')!.click();

    expect(getCurrentPosition).toHaveBeenCalledOnce();
    expect(element.querySelector('[role=status]')!.textContent).toBe('not told');
    vi.unstubAllGlobals();
  });

  it('stays hidden where no place can be asked for', () => {
    vi.stubGlobal('navigator', {});
    expect(page().hidden).toBe(true);
    vi.unstubAllGlobals();
  });
});
