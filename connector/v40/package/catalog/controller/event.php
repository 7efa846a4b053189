<?php
// SPDX-License-Identifier: GPL-3.0-or-later
namespace Opencart\Catalog\Controller\Extension\Cartwright;

/** The event of `api/cartwright`, which OpenCart itself has no file for. */
class Event extends \Opencart\System\Engine\Controller
{
    /**
     * Gives the route its class. It runs behind OpenCart's own gate. 4.0.2 would also take another action from here, 4.0.1 looks at nothing an
     * event before the first controller answers.
     */
    public function index(string &$route = '', array &$args = []): void
    {
        require_once DIR_EXTENSION . 'cartwright/system/route.php';
    }
}
