<?php
// SPDX-License-Identifier: GPL-3.0-or-later
namespace Opencart\Catalog\Controller\Extension\Cartwright;

/** The event of `api/cartwright`, which OpenCart itself has no file for. */
class Event extends \Opencart\System\Engine\Controller
{
    /** Leads the call to the connector. It runs behind OpenCart's own gate. */
    public function index(string &$route = '', array &$args = []): mixed
    {
        return $route === 'api/cartwright' ? new \Opencart\System\Engine\Action('extension/cartwright/api/call') : null;
    }
}
