<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** Where the event of `api/cartwright/…` leads. OpenCart looks at an API token for routes below `api/` only, hence the event. */
class ControllerExtensionModuleCartwright extends Controller
{
    /** The event: lets the call `api/cartwright/call` be answered here. */
    public function event(&$route, &$data)
    {
        return $route === 'api/cartwright/call' ? new Action('extension/module/cartwright/call') : null;
    }

    public function call()
    {
        require_once DIR_SYSTEM . 'library/cartwright/cartwright-core.php';
        $door = new CartwrightDoor30($this->registry);
        $door->answer();
    }
}
