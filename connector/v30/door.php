<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Calls to OpenCart 3.0: `api_token`. */
class CartwrightDoor30 extends CartwrightDoor
{
    protected function host()
    {
        return new CartwrightHost30($this->registry);
    }

    protected function caller(CartwrightGate $gate)
    {
        $request = $this->registry->get('request');
        $session = $this->registry->get('session');
        $route = isset($request->get['route']) ? (string) $request->get['route'] : '';
        // The connector's own file can be asked for by its own route too; OpenCart looks at the token of `api/…` only.
        $token = $route === 'api/cartwright/call' && isset($request->get['api_token']) ? $request->get['api_token'] : null;
        return $gate->session(
            $token,
            isset($session->data['api_id']) ? $session->data['api_id'] : null,
            isset($request->server['REMOTE_ADDR']) ? $request->server['REMOTE_ADDR'] : ''
        );
    }
}
