import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bridge } from '../shared/ipc/contract';
import { expect, test } from './fixtures/test';

test('the page is a plain web page behind one door', async ({ openDesk }) => {
  const { app, page } = await openDesk();

  await test.step('there is no Node in it, and the bridge has two calls', async () => {
    const found = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
      bridge: Object.keys((window as unknown as { cartwright: Bridge }).cartwright).sort(),
    }));
    expect(found).toEqual({ node: [], bridge: ['invoke', 'on'] });
  });

  await test.step('its process is sandboxed and isolated from the preload', async () => {
    const settings = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>; // not in Electron's types
      };
      const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } =
        contents.getLastWebPreferences();
      return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag };
    });
    expect(settings).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  await test.step('its content security policy allows no inline and no foreign code', async () => {
    const policy = await page.evaluate(async () => {
      const { headers } = await fetch(location.href);
      return headers.get('content-security-policy') ?? '';
    });
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toMatch(/connect-src 'self'(;|$)/);
    expect(policy).toMatch(/style-src 'self' 'nonce-[\w+/=]+'(;|$)/);
    expect(policy).not.toMatch(/unsafe|\*|http|data:(?!;| *base)(?=.*script)/);
  });

  await test.step('inline code does not run', async () => {
    const ran = await page.evaluate(async () => {
      const marks: string[] = [];
      Object.assign(window, { mark: (what: string) => marks.push(what) });
      const script = document.createElement('script');
      script.textContent = 'mark("script")';
      const button = document.createElement('button');
      button.setAttribute('onclick', 'mark("handler")');
      document.body.append(script, button);
      button.click();
      // Later, because what a debugger evaluates itself is exempt from the policy.
      await new Promise<void>((resolve) => {
        setTimeout(() => {
          try {
            document.defaultView?.eval('mark("eval")');
          } catch {
            // that is what the policy is for
          }
          resolve();
        });
      });
      script.remove();
      button.remove();
      return marks;
    });
    expect(ran).toEqual([]);
  });
});

test('the page cannot reach the shop, nor leave', async ({ openDesk, openShop }) => {
  const shop = await openShop({ dialect: '3.0', orders: 3 });
  const { app, page } = await openDesk();
  const home = page.url();

  await test.step('by no kind of request', async () => {
    const outcomes = await page.evaluate(async (url) => {
      const settled = (work: Promise<unknown>) =>
        work.then(
          () => 'reached',
          () => 'refused',
        );
      const load = (kind: 'img' | 'script') =>
        new Promise((resolve, reject) => {
          const element = document.createElement(kind);
          element.onload = resolve;
          element.onerror = reject;
          element.src = url;
          document.body.append(element);
        });
      const socket = () =>
        new Promise((resolve, reject) => {
          const one = new WebSocket(url.replace('http', 'ws'));
          one.onopen = resolve;
          one.onerror = reject;
        });
      return {
        fetch: await settled(fetch(url)),
        blind: await settled(fetch(url, { mode: 'no-cors' })),
        img: await settled(load('img')),
        script: await settled(load('script')),
        socket: await settled(Promise.resolve().then(socket)),
      };
    }, shop.url);
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['refused']));
  });

  await test.step('by no new window', async () => {
    const opened = await page.evaluate(
      (urls) => urls.map((url) => window.open(url) === null),
      [shop.url, 'about:blank', 'https://example.com', 'file:///etc/passwd'],
    );
    expect(opened).toEqual([true, true, true, true]);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  await test.step('by no navigation', async () => {
    await app.evaluate(({ webContents }) => {
      const tried: string[] = [];
      Object.assign(globalThis, { tried });
      for (const contents of webContents.getAllWebContents())
        contents.on('will-frame-navigate', ({ url }) => tried.push(url));
    });
    const tried = () => app.evaluate(() => (globalThis as unknown as { tried: string[] }).tried);
    const goTo = (url: string) =>
      page.evaluate((to) => {
        location.href = to;
      }, url);
    // Chromium itself refuses the first two; the desk is asked about the others.
    await goTo('file:///etc/passwd');
    await goTo('data:text/html,hello');
    for (const url of ['app://other/', `${shop.url}/`]) {
      await goTo(url);
      await expect.poll(tried).toContain(url);
    }
    const place = await page.evaluate(() => [
      location.href,
      document.querySelector('h1')?.textContent,
    ]);
    expect(place).toEqual([home, 'Connect your shop']);
  });

  expect(shop.control.counters().requests).toBe(0);
});

test('the desk answers its own page only, and only what stands in the contract', async ({
  openDesk,
  profile,
}) => {
  const { app, page } = await openDesk();

  await test.step('a channel that is not listed', async () => {
    const codes = await page.evaluate(async () => {
      const { cartwright } = window as unknown as { cartwright: Bridge };
      const names = ['secrets:get', 'constructor', '__proto__', 'shops:list2', ''];
      const answers = names.map((name) => cartwright.invoke(name as never, null as never)); // what no typed caller could ask
      return (await Promise.all(answers)).map((answer) => (answer.ok ? 'ok' : answer.error.code));
    });
    expect(new Set(codes)).toEqual(new Set(['bad-input']));
  });

  await test.step('input of the wrong shape, without an echo of it', async () => {
    const answers = await page.evaluate(async () => {
      const { cartwright } = window as unknown as { cartwright: Bridge };
      const wrong = [
        cartwright.invoke('shops:list', { secret: 'echo-me' } as never),
        cartwright.invoke('vault:unlock', { passphrase: { secret: 'echo-me' } } as never),
        cartwright.invoke('orders:get', { shop: 'echo-me', orderId: -1 } as never),
      ];
      return JSON.stringify(await Promise.all(wrong));
    });
    expect(answers.match(/bad-input/g)).toHaveLength(3);
    expect(answers).not.toContain('echo-me');
  });

  await test.step('another window, also one that shows our page or has our preload', async () => {
    const hostile = path.join(profile, 'hostile-preload.cjs');
    writeFileSync(
      hostile,
      `const { contextBridge, ipcRenderer } = require('electron');
       contextBridge.exposeInMainWorld('cartwright', { invoke: (...call) => ipcRenderer.invoke(...call) });`,
    );
    const codes = await app.evaluate(
      async ({ BrowserWindow }, [preload, ourUrl]) => {
        const found: string[] = [];
        for (const url of [ourUrl, 'data:text/html,hello', 'about:blank']) {
          const other = new BrowserWindow({ show: false, webPreferences: { preload } });
          await other.loadURL(url);
          found.push(
            await other.webContents.executeJavaScript(
              `cartwright.invoke('shops:list', null).then((a) => a.ok ? 'ok' : a.error.code, (e) => 'thrown ' + e)`,
            ),
          );
          other.destroy();
        }
        return found;
      },
      [hostile, page.url()] as const,
    );
    expect(codes).toEqual(['forbidden-sender', 'forbidden-sender', 'forbidden-sender']);
  });

  await test.step('a frame in the page has no bridge', async () => {
    const types = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const type = typeof (frame.contentWindow as unknown as { cartwright?: Bridge } | null)
        ?.cartwright;
      frame.remove();
      return type;
    });
    expect(types).toBe('undefined');
  });

  await test.step('no permission is given', async () => {
    const states = await page.evaluate(async () => {
      const names = ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read'];
      const queried = names.map((name) =>
        navigator.permissions
          .query({ name: name as PermissionName }) // Chromium knows more of them than the types
          .then(({ state }) => state),
      );
      const media = navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      );
      return Promise.all([...queried, Notification.requestPermission(), media]);
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  });
});
