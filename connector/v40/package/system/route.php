<?php
// SPDX-License-Identifier: GPL-3.0-or-later
namespace Opencart\Catalog\Controller\Api;

/** The route `api/cartwright`, in the place where OpenCart looks for it; an extension may not put a file there. */
class Cartwright extends \Opencart\Catalog\Controller\Extension\Cartwright\Api\Call
{
}
