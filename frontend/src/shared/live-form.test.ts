import { afterEach, describe, expect, it, vi } from 'vitest';
import { swapParts } from './live-form';

const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');

describe('a live form', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('takes the named parts out of the page that answers and leaves the rest', () => {
    document.body.innerHTML = '<p id="sum">1</p><p id="other">as it was</p>';
    swapParts(page('<p id="sum">2</p><p id="other">new</p>'), document, ['sum']);
    expect(document.body.innerHTML).toBe('<p id="sum">2</p><p id="other">as it was</p>');
  });

  it('says the status in the line that stands there', () => {
    document.body.innerHTML = '<p id="status" role="status"></p>';
    const line = document.getElementById('status');
    swapParts(page('<p id="status" role="status"> 3 </p>'), document, ['status']);
    expect(document.getElementById('status')).toBe(line);
    expect(line!.textContent).toBe('3');
  });

  it('is sent by fetch with what was typed and the button that was tapped', async () => {
    document.body.innerHTML = '<p id="sum">1</p><live-form parts="sum"><form method="post" action="/basket/lines">'
      + '<input name="sku" value="7"><button name="quantity" value="1"></button></form></live-form>';
    const fetched = vi.fn(async () => new Response('<p id="sum">2</p>'));
    vi.stubGlobal('fetch', fetched);

    document.querySelector('button')!.click();
    await vi.waitFor(() => expect(document.getElementById('sum')!.textContent).toBe('2'));

    const [address, request] = fetched.mock.calls[0] as unknown as [string, RequestInit];
    expect(address).toContain('/basket/lines');
    expect(String(request.body)).toBe('sku=7&quantity=1');
  });

  it('is sent the plain way when the answer is a refusal', async () => {
    document.body.innerHTML = '<live-form parts="sum"><form method="post"><button></button></form></live-form>';
    vi.stubGlobal('fetch', async () => new Response('', { status: 422 }));
    const plain = vi.spyOn(document.querySelector('form')!, 'submit').mockImplementation(() => {});

    document.querySelector('button')!.click();

    await vi.waitFor(() => expect(plain).toHaveBeenCalledOnce());
  });

  it('stays without a network, says so, and can be sent again', async () => {
    document.body.innerHTML = '<p id="status" role="status"></p><p id="sum">1</p>'
      + '<live-form parts="status sum" offline="No network"><form method="post"><button></button></form></live-form>';
    const plain = vi.spyOn(document.querySelector('form')!, 'submit').mockImplementation(() => {});
    vi.stubGlobal('fetch', async () => { throw new TypeError('Failed to fetch'); });

    document.querySelector('button')!.click();
    await vi.waitFor(() => expect(document.getElementById('status')!.textContent).toBe('No network'));
    expect(plain).not.toHaveBeenCalled();

    vi.stubGlobal('fetch', async () => new Response('<p id="status">2 in the basket</p><p id="sum">2</p>'));
    document.querySelector('button')!.click();
    await vi.waitFor(() => expect(document.getElementById('sum')!.textContent).toBe('2'));
    expect(document.getElementById('status')!.textContent).toBe('2 in the basket');
  });
});
