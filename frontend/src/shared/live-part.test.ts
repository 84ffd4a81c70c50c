import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { everyMillis } from './live-part';

const part = (inside: string, running: boolean) =>
  `<p id="status" role="status"></p><live-part id="import" tabindex="-1" done="Done."${running ? ' running' : ''}>${inside}</live-part>`;

describe('a live part', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    document.body.innerHTML = '';
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('takes over how far it has come while it is running, and leaves the button that has the focus', async () => {
    document.body.innerHTML = part('<p id="import-progress">1</p><button>Stop</button>', true);
    const button = document.querySelector('button')!;
    button.focus();
    vi.stubGlobal('fetch', async () => new Response(part('<p id="import-progress">2</p><button>Stop</button>', true)));

    await vi.advanceTimersByTimeAsync(everyMillis);

    expect(document.getElementById('import-progress')!.textContent).toBe('2');
    expect(document.activeElement).toBe(button);
  });

  it('takes over the whole when it is no longer running, says so, and asks no more', async () => {
    document.body.innerHTML = part('<p id="import-progress">1</p><button>Stop</button>', true);
    const fetched = vi.fn(async () => new Response(part('<h2>All of it</h2>', false)));
    vi.stubGlobal('fetch', fetched);

    await vi.advanceTimersByTimeAsync(5 * everyMillis);

    expect(document.querySelector('live-part h2')!.textContent).toBe('All of it');
    expect(document.getElementById('status')!.textContent).toBe('Done.');
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('asks again when there was no answer', async () => {
    document.body.innerHTML = part('<p id="import-progress">1</p>', true);
    const fetched = vi.fn().mockRejectedValueOnce(new TypeError('offline')).mockResolvedValue(new Response(part('', false)));
    vi.stubGlobal('fetch', fetched);

    await vi.advanceTimersByTimeAsync(3 * everyMillis);

    expect(fetched).toHaveBeenCalledTimes(2);
  });
});
