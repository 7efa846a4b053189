<?php
// SPDX-License-Identifier: GPL-3.0-or-later
namespace Opencart\Catalog\Controller\Extension\Cartwright;

/** The event of `api/order`. */
class Event extends \Opencart\System\Engine\Controller
{
    /** Leads the connector's own call to the connector and leaves every other alone. It runs behind OpenCart's own gate. */
    public function index(string &$route = '', array &$args = []): void
    {
        if ($route === 'api/order' && ($this->request->get['call'] ?? '') === 'cartwright') {
            $route = 'extension/cartwright/api/call';
        }
    }
}
