import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { channels, eventNames } from '../shared/ipc/channels';
import type { Bridge, Channel, EventName, Events, Input, Output } from '../shared/ipc/contract';
import { fail, type Result } from '../shared/result';

/** The only door between page and desk. It passes known names and nothing else; main checks sender and input again. */
const bridge: Bridge = {
  async invoke<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
    if (!channels.has(channel))
      return fail('bad-input', {
        channel: String(channel).slice(0, 64), // the page may pass anything
        reason: 'no such channel',
      });
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
