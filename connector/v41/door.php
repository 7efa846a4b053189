<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Calls to OpenCart 4.1: signed. The signature is checked here whatever this release's own gate does with it. */
class CartwrightDoor41 extends CartwrightDoor
{
    protected function host()
    {
        return new CartwrightHost41($this->registry);
    }

    protected function caller(CartwrightGate $gate)
    {
        $request = $this->registry->get('request');
        return $gate->signature($request->get, $request->post, $request->server, time());
    }
}
