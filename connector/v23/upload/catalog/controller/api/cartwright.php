<?php
// SPDX-License-Identifier: GPL-3.0-or-later

require_once DIR_SYSTEM . 'library/cartwright/cartwright-core.php';

/** Route api/cartwright/call. */
class ControllerApiCartwright extends Controller
{
    public function call()
    {
        $door = new CartwrightDoor23($this->registry);
        $door->answer();
    }
}
