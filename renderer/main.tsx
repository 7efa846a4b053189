import { windowBridge } from './bridge/window-bridge';
import { startWindow } from './start';

startWindow(windowBridge());
