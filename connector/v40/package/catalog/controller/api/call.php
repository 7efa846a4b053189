<?php
// SPDX-License-Identifier: GPL-3.0-or-later
namespace Opencart\Catalog\Controller\Extension\Cartwright\Api;

/** The calls of the desk. Anybody can ask for this route; the connector's own gate stands before everything. */
class Call extends \Opencart\System\Engine\Controller
{
    public function index(): void
    {
        require_once DIR_EXTENSION . 'cartwright/system/cartwright-core.php';
        $door = new \CartwrightDoor40($this->registry);
        $door->answer();
    }
}
