<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Calls to OpenCart 2.3: `token` and the PHP session. */
class CartwrightDoor23 extends CartwrightDoor
{
    protected function host()
    {
        return new CartwrightHost23($this->registry);
    }

    protected function caller(CartwrightGate $gate)
    {
        $request = $this->registry->get('request');
        $session = $this->registry->get('session');
        $caller = $gate->session(
            isset($request->get['token']) ? $request->get['token'] : null,
            isset($session->data['api_id']) ? $session->data['api_id'] : null,
            isset($request->server['REMOTE_ADDR']) ? $request->server['REMOTE_ADDR'] : ''
        );
        // PHP locks the session's file until the call ends; the connector keeps nothing in it, so another call of the desk need not wait.
        session_write_close();
        return $caller;
    }
}
