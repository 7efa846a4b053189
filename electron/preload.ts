import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { channels, eventNames } from '../shared/ipc/channels';
import type { Bridge, Channel, EventName, Events, Input, Output } from '../shared/ipc/contract';
import { fail, type Result } from '../shared/result';

/** The only door between page and desk. It passes known names and nothing else; main checks sender and input again. */
const bridge: Bridge = {
  async invoke<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
    const name: unknown = channel; // the page may pass anything
    if (typeof name !== 'string' || !channels.has(name)) {
      const told = typeof name === 'string' ? name.slice(0, 64) : typeof name;
      return fail('bad-input', { channel: told, reason: 'no such channel' });
    }
    // main answers every channel of the list with its own Result; `invoke` itself is untyped
    return (await ipcRenderer.invoke(channel, input)) as Result<Output<C>>;
  },
  on<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void {
    if (!eventNames.has(event)) return () => undefined;
    const forward = (_: IpcRendererEvent, data: Events[E]) => listener(data);
    ipcRenderer.on(event, forward);
    return () => {
      ipcRenderer.removeListener(event, forward);
    };
  },
};

contextBridge.exposeInMainWorld('cartwright', bridge);
